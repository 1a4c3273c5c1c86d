"""Softmax regression by stochastic gradient descent."""

import json
import math


class Model:
    """Weights of each kind, with the bias at their end."""

    def __init__(self, weights):
        self.weights = weights

    @classmethod
    def untrained(cls, measures, kinds):
        return cls([[0.0] * (measures + 1) for _ in range(kinds)])

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(json.load(file)["weights"])

    def save(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"weights": self.weights}, file)

    def probabilities(self, measures):
        inputs = [*measures, 1.0]
        scores = [
            sum(weight * value for weight, value in zip(row, inputs))
            for row in self.weights
        ]
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        return [power / sum(powers) for power in powers]

    def predict(self, measures):
        probabilities = self.probabilities(measures)
        return probabilities.index(max(probabilities))

    def step(self, measures, kind, rate):
        """Learns from one flower, and returns the loss before that."""
        inputs = [*measures, 1.0]
        probabilities = self.probabilities(measures)
        for index, row in enumerate(self.weights):
            error = probabilities[index] - (1.0 if index == kind else 0.0)
            for position, value in enumerate(inputs):
                row[position] -= rate * error * value
        return -math.log(max(probabilities[kind], 1e-12))


def accuracy(model, flowers):
    hits = sum(model.predict(measures) == kind for measures, kind in flowers)
    return hits / len(flowers)
