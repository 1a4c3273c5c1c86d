"""Measures of flowers of three kinds, drawn at random around what is typical of each."""

import random

# Length and width of sepals, length and width of petals, in centimeters.
TYPICAL = [
    (5.0, 3.4, 1.5, 0.2),
    (5.9, 2.8, 4.3, 1.3),
    (6.6, 3.0, 5.6, 2.0),
]
SPREAD = 0.3


def flowers(count, seed):
    """Pairs of measures and kind; the same seed gives the same flowers."""
    draw = random.Random(seed)
    kinds = [index % len(TYPICAL) for index in range(count)]
    draw.shuffle(kinds)
    return [
        ([draw.gauss(center, SPREAD) for center in TYPICAL[kind]], kind)
        for kind in kinds
    ]
