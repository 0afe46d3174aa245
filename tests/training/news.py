"""Own sentences with names, made from a grammar small enough to be learned from a few."""

from __future__ import annotations

import random

PEOPLE = ["अनिल", "सुनीता", "रमेश", "कविता", "मोहन", "गीता", "राजेश", "पूजा"]
SURNAMES = ["वर्मा", "जोशी", "मिश्रा", "यादव", "गुप्ता"]
PLACES = ["शिकोहपुर", "रामगढ़", "देवनगर", "सोनपुर", "मानपुर", "लालगंज"]
FRAMES = [
    "{P} ने {L} में सभा की।",
    "{L} के किसान {P} से मिले।",
    "पुलिस ने {L} में जांच की।",
    "{P} और {P} कल {L} गए।",
    "सरकार ने नई योजना बनाई।",
]


def marked(seed: int, count: int) -> str:
    """An article of ``count`` sentences with inline marks."""
    rng = random.Random(seed)
    out = []
    for _ in range(count):
        text = rng.choice(FRAMES)
        while "{" in text:
            person = f"[[P|{rng.choice(PEOPLE)} {rng.choice(SURNAMES)}]]"
            text = text.replace("{P}", person, 1).replace("{L}", f"[[L|{rng.choice(PLACES)}]]", 1)
        out.append(text)
    return "\n".join(out)
