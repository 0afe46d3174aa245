"""Years, decades and centuries that are named: 1979 में, सन् 1990 ई., 1939-45, नब्बे के दशक, 21वीं सदी."""

from __future__ import annotations

from ..page import LINE
from ..text.normalize import matching_key
from .dates import APOSTROPHES, EARLIEST, LATEST, century, edge_after, year_at
from .durations import unit_at
from .reader import LISTED, Found, Piece, Reader
from .values import in_calendar

#: Years that a range with an end of two digits (1939-45) covers at most.
_SPAN = 15
#: What an apostrophe opens a quotation after.
_SAID = frozenset(map(matching_key, ("कहा", "बताया", "कि", "बोले", "लिखा")))
_BEFORE = matching_key("पूर्व")
#: What a count goes beyond: आंकड़ा 1900 के पार.
_BEYOND = matching_key("पार")
#: Years that may stand with में.
_OLDEST = 1200


def _stands_alone(r: Reader, i: int) -> bool:
    """Whether four digits are a year by what stands around them."""
    before, after, word = r.before(i), r.category[i + 1], r.key(i + 1)
    mark = r.key(i - 1) if i > 0 else ""
    if mark in ("₹", "$", "£", "€", "+", "#", "@") or before in ("digits", "scale", "counted"):
        return False
    if mark == ":" and r.glued(i):
        return False
    if word == ":" and (i == 0 or r.page.words.gap[i] >= LINE):
        return True  # 2004: उत्तरी सुमात्रा में भूकंप, in a list of years
    if mark == "." and r.glued(i) and r.key(i - 2)[-1:].isdigit():
        return False
    if r.glued(i) and mark in ("-", "/", "–") and before == "" and i > 1 and r.category[i - 2] == "":
        return False
    if after in ("common_era", "year_word"):
        return True  # 1857 ईस्वी
    if int(r.value[i]) < EARLIEST:
        # 1200 में may be a price; 1698 में is none.
        if after == "of" and r.category[i + 2] == "event":
            return True  # 1857 की क्रांति
        since = after == "of" and r.category[i + 2] == "after"  # 1861 के बाद से
        return (after == "in" or since) and int(r.value[i]) % 10 > 0 and int(r.value[i]) % 100 > 0
    if after in ("in", "until", "from", "edge", "year_word", "common_era", "event", "likeness", "wala"):
        return not (after == "from" and r.category[i + 2] == "compared")
    if after == "of":
        following = r.category[i + 2]
        return r.key(i + 2) != _BEYOND and following not in (
            "counted", "approximately", "about", "scale", "distance", "person")
    if after == "and" or (word == "," and year_at(r, i + 2, EARLIEST) is not None):
        return year_at(r, i + 2, EARLIEST) is not None
    if after in ("to", "ago", "after", "its"):
        return True
    if word == ")" and mark == "(":
        return True
    return word in (",", "।", ".", ")", "-", "–", "?", "!", "") and not (word == "." and r.glued(i + 2)) and (
        before in ("event", "month", "and", "from", "of", "until", "in") or mark in ("(", ",")
    )


def plain_year(r: Reader, i: int) -> Found | None:
    """1979 में, (2014), 2007 और 2009 के बीच; सन् 1990 ई., कैलेंडर वर्ष 2014, 2008 वर्ष."""
    if r.category[i] == "year_word" and r.category[i + 1] == "digits" and len(r.value[i + 1]) == 2:
        return (Piece(i, i + 2, "DATE", f"19{r.value[i + 1]}"),)  # सन 47
    at = i + (r.category[i] == "calendar_word" and unit_at(r, i + 1) == "Y")
    while r.category[at] == "year_word" or (r.category[at] == "unit" and r.value[at] == "Y" and at < i + 2):
        at += 1
    if at == i and unit_at(r, at + 1) == "Y" and r.category[at + 2] in ("of", "in", "from", "until"):
        # 2008 वर्ष; 2000 साल is a length.
        year = year_at(r, at, EARLIEST, LATEST)
        return (Piece(i, at + 2, "DATE", f"{year:04}"),) if year and year % 100 else None
    year = year_at(r, at, 1000 if at > i or r.category[at + 1] == "common_era" else _OLDEST)
    if year is None or (at == i and not _stands_alone(r, i)):
        return None
    if r.category[at + 1] in ("scale", "counted", "oclock") or (r.category[at + 1] == "of" and at == i
                                                              and r.category[at + 2] == "unit"):
        return None
    stop = r.skip(at + 1, "common_era", "year_word")
    return (Piece(i, edge_after(r, stop), "DATE", f"{year:04}"),)


def short_year(r: Reader, i: int) -> Found | None:
    """'98 में, ’71 के युद्ध: a year of two digits behind an apostrophe; not "'50 में से 20" or the beginning of a quotation."""
    if len(r.value[i]) != 2 or not r.glued(i) or r.key(i - 1) not in APOSTROPHES:
        return None
    after = r.category[i + 1]
    if after not in ("in", "of", "from", "until") or (after == "in" and r.category[i + 2] == "from"):
        return None
    begins = i == 1 or r.page.words.gap[i - 1] >= LINE or r.key(i - 2) == "।"
    if not begins and (not r.key(i - 2)[:1].isalpha() or r.key(i - 2) in _SAID):
        return None
    return (Piece(i - 1, edge_after(r, i + 1), "DATE", f"{century(r, int(r.value[i])):04}"),)


def year_range(r: Reader, i: int) -> Found | None:
    """1939-45, 2013-2014, वर्ष 2008-12: two expressions."""
    at = i + 1 if r.category[i] in ("unit", "year_word") else i
    if at > i and r.category[i] == "unit" and r.value[i] != "Y":
        return None
    year = year_at(r, at, 1800)
    if year is None or not r.dash(at + 1) or r.category[at + 2] != "digits":
        return None
    if r.dash(at + 3) or r.key(at + 3) == "/" or (at > 0 and r.glued(at) and r.key(at - 1) in ("-", "/", "+")):
        return None
    text = r.value[at + 2]
    if len(text) == 1 and int(text) == (year + 1) % 10:
        end = year + 1
    elif len(text) == 2:
        end = year // 100 * 100 + int(text)
        end += 100 * (end < year)
        # 2015-03 is a month when nothing says that it is two years; 2015-32 is a number of something.
        if (int(text) <= 12 and end != year + 1) or end > year + _SPAN:
            return None
    elif len(text) == 4:
        end = int(text)
    else:
        return None
    if not year < end <= min(year + 150, LATEST) or r.category[at + 3] in ("scale", "counted"):
        return None
    return (Piece(i, at + 1, "DATE", f"{year:04}"), Piece(at + 2, at + 3, "DATE", f"{end:04}"))


def decade(r: Reader, i: int) -> Found | None:
    """1990 के दशक, वर्ष 1990 के दशक, नब्बे के दशक, 70 और 80 के दशक, 90 के दशक की शुरुआत; सातवें दशक is that of the sixties."""
    if r.category[i] in ("unit", "year_word"):
        worded = r.value[i] in ("Y", "1") and r.category[i + 1] == "digits" and decade(r, i + 1)
        return (worded[0]._replace(first=i), *worded[1:]) if worded else None
    firsts: list[tuple[int, int]] = []
    at = i
    while (begin := _decade_at(r, at)) is not None:
        firsts.append((at, begin))
        joint = at + 1
        if r.category[joint] == "of" and r.category[joint + 1] == "unit" and r.value[joint + 1] == "DE":
            break
        if r.category[joint] not in ("and", "from") and not r.dash(joint) and r.key(joint) != ",":
            return None
        at = joint + 1
        if len(firsts) > 4:
            return None
    else:
        return _ordinal_decade(r, i)
    *others, (last, begin) = firsts
    return (*(Piece(k, k + 1, "DATE", f"{year // 10:03}X") for k, year in others),
            Piece(last, edge_after(r, last + 3), "DATE", f"{begin // 10:03}X"))


def _decade_at(r: Reader, i: int) -> int | None:
    """The first year of the decade that token ``i`` alone would name."""
    if r.category[i] not in ("digits", "number") or len(r.value[i]) not in (2, 4):
        return None
    number = int(r.value[i])
    if number < 100:
        number += 1900
    return number if number % 10 == 0 and in_calendar(number) else None


def _ordinal_decade(r: Reader, i: int) -> Found | None:
    """सातवें दशक: of the twentieth century, whose later decades alone are counted so."""
    if r.category[i] != "ordinal" or r.category[i + 1] != "unit" or r.value[i + 1] != "DE" or r.before(i) == "straight":
        return None
    number = int(r.value[i])
    return (Piece(i, edge_after(r, i + 2), "DATE", f"19{number - 1}X"),) if 5 <= number <= 10 else None


def named_century(r: Reader, i: int, listed: int = LISTED) -> Found | None:
    """21वीं सदी, उन्नीसवीं शताब्दी के अंत, 15 वीं शताब्दी; पहली सदी ईसा पूर्व."""
    if r.category[i] not in ("ordinal", "digits"):
        return None
    at = r.skip(i + 1, "ordinal_ending")
    if r.category[i] == "digits" and at == i + 1:
        return None
    number = int(r.value[i])
    if not 1 <= number <= 30:
        return None
    if (r.category[at] in ("and", "from") or r.dash(at)) and r.category[at + 1] == "ordinal" and listed > 1:
        last = named_century(r, at + 1, listed - 1)  # 16वीं और 17वीं सदी
        return last and (Piece(i, at, "DATE", f"{number - 1:02}XX"), *last)
    if r.category[at] != "unit" or r.value[at] != "CE":
        return None
    if r.key(i - 1) == _BEFORE and r.category[i - 2] == "christ":
        return (Piece(i - 2, at + 1, "DATE", f"BC{number - 1:02}XX"),)  # ईसा पूर्व तीसरी सदी
    if r.category[at + 1] == "before_era" or (r.category[at + 1] == "christ" and r.category[at + 2] == "ago"):
        return (Piece(i, at + (2 if r.category[at + 1] == "before_era" else 3), "DATE", f"BC{number - 1:02}XX"),)
    if r.category[at + 1] == "of" and r.category[at + 3] == "unit" and r.value[at + 3] == "DE":
        # 21वीं सदी के पहले दशक
        nth = 1 if r.key(at + 2) == "पहले" else int(r.value[at + 2]) if r.category[at + 2] == "ordinal" else 0
        if 1 <= nth <= 10:
            return (Piece(i, edge_after(r, at + 4), "DATE", f"{10 * (number - 1) + nth - 1:03}X"),)
    return (Piece(i, edge_after(r, at + 1), "DATE", f"{number - 1:02}XX"),)
