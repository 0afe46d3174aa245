"""Random texts that look like news, like noise, or like news with noise in it."""

from __future__ import annotations

from random import Random

WORDS = """राम सीता मोदी पुतिन रूस भारत दिल्ली पटना नेपाल रूसी भारतीय सरकार पुलिस संसद मंत्रालय राष्ट्रपति प्रधानमंत्री मंत्री प्रवक्ता
अधिकारियों डॉ. श्री एस. जी ने को से का के की में पर और या कि जो यह वह उन्होंने उसने वे कहा बताया बोले कहना मानना अनुसार मुताबिक दावा आरोप
घोषणा इनकार किया दिया लगाया है हैं था थे होगा करेंगे नहीं कल आज परसों सोमवार बुधवार मार्च मई 2024 15 10 से 12 बजे शाम सुबह साल पहले बाद
लाख करोड़ डॉलर प्रतिशत संधि समझौता समझौते करार युद्धविराम हस्ताक्षर बीच साथ दीवाली संवत दशक सदी तिमाही घंटे दिन हर WHO Modi kremlin
किम जोंग-उन भारत-पाकिस्तान नई दिल्ली: (वार्ता) 3.45 1,20,000 10% ₹500 http://a.in/x a@b.in @raj #हिंदी""".split()
MARKS = ["।", ".", "?", "!", ",", ":", ";", "-", "–", "—", '"', "'", "“", "”", "‘", "’", "(", ")", "[", "]", "…", "...",
         "|", "||", "/", "%", "«", "»", "`", "''", "‘‘", "’’", "\n", "\n\n", " ", "  ", "\t"]
ODD = ["\u200d", "\u200c", "\u200b", "\ufeff", "\u00ad", "\u202e", "\u0301", "\u093c", "\u094d", "\u093e", "\u0903", "\u0902",
       "\ud800", "\udfff", "\x00", "\x85", "\u2028", "\r", "\r\n", "&amp;", "&quot;", "&#8217;", "&amp;nbsp;", "&", "\U0001f600",
       "👨‍👩‍👧", "🇮🇳", "👍🏽", "é", "e\u0301", "ß", "ﬁ", "Ａ", "１", "१", "٣", "中", "한", "ش", "ক", "த", "้", "\u0958", "क\u093c",
       "à¤¹", "¨", "ȼ", "\ufffd", "\u1160", "\u11a8", "\U000e0041", "\ufe0f", "\u20e3"]


def text(random: Random) -> str:
    """One text of up to a few hundred characters."""
    noise = random.choice((0.0, 0.02, 0.2, 0.6))
    glue = random.choice(("", " ", " ", " "))
    out: list[str] = []
    for _ in range(random.randrange(1, 60)):
        draw = random.random()
        if draw < noise:
            out.append(random.choice(ODD) if random.random() < 0.8 else chr(random.randrange(0x110000)))
        elif draw < noise + 0.25:
            out.append(random.choice(MARKS))
        else:
            out.append(random.choice(WORDS) + glue)
        if random.random() < 0.03:
            out.append(out[random.randrange(len(out))] * random.randrange(2, 9))
    return "".join(out)


def mutated(random: Random, given: str) -> str:
    """``given`` with a few pieces removed, doubled, moved or replaced."""
    for _ in range(random.randrange(1, 6)):
        a, b = sorted((random.randrange(len(given) + 1), random.randrange(len(given) + 1)))
        b = min(b, a + random.randrange(1, 20))
        piece = random.choice((random.choice(ODD), random.choice(MARKS), random.choice(WORDS), given[a:b] * 2, ""))
        given = given[:a] + piece + given[b:]
    return given
