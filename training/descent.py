"""Teaching a small net by gradient descent, in plain numbers. Seconds on one core; the same seed gives the same net."""

import itertools

import numpy as np

from wireroom.articles.surroundings import Floats

# Chosen by cross-validation within the tuning half. Widths from 24 to 96 and 12 to 25 rounds differ by chance alone;
# numbers left out at random (`DROPPED`) help: .2 to .3 give .003 more than .1.
HIDDEN = (48, 16)
ROUNDS = 20
BATCH = 1024
RATE = 2e-3
DECAY = 1e-4
DROPPED = 0.25


def teach(rows: Floats, labels: Floats, weights: Floats, seed: int) -> tuple[list[Floats], list[Floats]]:
    """Teach a net of three layers.

    Args:
        rows: float32 (n, c).
        labels: 0 or 1, (n,).
        weights: How much each row matters, (n,).
        seed: Decides the first weights and the order of the rows.

    Returns:
        Three weights (in, out) and three biases (out,); they take rows as they are.

    Source: Adam (Kingma and Ba 2015) with a rate that falls along half a cosine; dropout on the rows.
    """
    chance = np.random.default_rng(seed)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 0.02
    scaled = ((rows - mean) / spread).astype(np.float32)
    weights = (weights / weights.mean()).astype(np.float32)
    sizes = (rows.shape[1], *HIDDEN, 1)
    pairs = list(itertools.pairwise(sizes))
    layers = [(chance.standard_normal(pair) * np.sqrt(2 / pair[0])).astype(np.float32) for pair in pairs]
    biases = [np.zeros(width, np.float32) for width in sizes[1:]]
    steps = ROUNDS * -(-len(rows) // BATCH)
    momenta = [[np.zeros_like(one), np.zeros_like(one)] for one in (*layers, *biases)]
    step = 0
    for _ in range(ROUNDS):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows), BATCH):
            step += 1
            some = order[start : start + BATCH]
            kept = chance.random((len(some), rows.shape[1]), dtype=np.float32) > DROPPED
            slopes = _slopes(layers, biases, scaled[some] * kept / (1 - DROPPED), labels[some], weights[some])
            rate = RATE * 0.5 * (1 + np.cos(np.pi * step / steps))
            for numbers, slope, past in zip((*layers, *biases), slopes, momenta, strict=True):
                past[0] += 0.1 * (slope - past[0])
                past[1] += 0.001 * (slope * slope - past[1])
                gone = (past[0] / (1 - 0.9**step)) / (np.sqrt(past[1] / (1 - 0.999**step)) + 1e-8)
                np.subtract(numbers, rate * gone, out=numbers)
    return _unscaled(layers, biases, mean, spread)


def _slopes(layers: list[Floats], biases: list[Floats], rows: Floats, labels: Floats, weights: Floats) -> list[Floats]:
    """Return the slope of the loss (weighted cross-entropy) for each weight and each bias."""
    given = [rows]
    for layer, bias in zip(layers[:-1], biases[:-1], strict=True):
        given.append(np.maximum(given[-1] @ layer + bias, 0))
    told = 1 / (1 + np.exp(-(given[-1] @ layers[-1] + biases[-1])[:, 0]))
    back = ((told - labels) * weights / len(rows))[:, None].astype(np.float32)
    of_layers: list[Floats] = []
    of_biases: list[Floats] = []
    for layer, rows_in in zip(reversed(layers), reversed(given), strict=True):
        of_layers.insert(0, rows_in.T @ back + DECAY * layer)
        of_biases.insert(0, back.sum(axis=0))
        back = (back @ layer.T) * (rows_in > 0)
    return of_layers + of_biases


def _unscaled(
    layers: list[Floats], biases: list[Floats], mean: Floats, spread: Floats
) -> tuple[list[Floats], list[Floats]]:
    """Fold the scaling of the rows into the first layer."""
    first = layers[0] / spread[:, None]
    return [first, *layers[1:]], [biases[0] - mean @ first, *biases[1:]]
