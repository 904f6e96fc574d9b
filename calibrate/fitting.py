"""Logistics over vectors, each measured on wordings that it has not seen."""

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.cluster import AgglomerativeClustering
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

STRENGTHS = [3, 10, 30, 100]
FOLDS = 5


def folds_of_clusters(vectors, kinds, clusters=15, seed=0):
    """Alike exemplars of a kind share a fold, so that what is left out is new in wording."""
    group = np.zeros(len(kinds), int)
    base = 0
    for kind in sorted(set(kinds)):
        rows = np.where(kinds == kind)[0]
        count = min(clusters, len(rows) // 2)
        group[rows] = base + AgglomerativeClustering(count).fit_predict(vectors[rows])
        base += count
    return np.random.RandomState(seed).permutation(base)[group] % FOLDS


def logistic(strength, weight=None):
    return LogisticRegression(C=strength, max_iter=5000, class_weight=weight)


def left_out_logits(make, vectors, labels, fold, shares):
    names = sorted(set(labels))
    logits = np.zeros((len(labels), len(names)))
    for k in range(FOLDS):
        model = make().fit(vectors[fold != k], labels[fold != k], shares[fold != k])
        scores = model.decision_function(vectors[fold == k])
        logits[fold == k] = scores if scores.ndim == 2 else np.column_stack([-scores / 2, scores / 2])
    return logits, np.array(names)


def softmax(logits):
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def log_loss(logits, names, labels, shares):
    column = np.searchsorted(names, labels)
    return np.average(-np.log(softmax(logits)[np.arange(len(labels)), column] + 1e-12), weights=shares)


def temperature_of(logits, names, labels, shares):
    found = minimize_scalar(lambda t: log_loss(logits / t, names, labels, shares), bounds=(0.3, 5), method="bounded")
    return float(found.x)


def calibration_error(probabilities, correct, bins=10):
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    return sum(abs(probabilities[place == b].mean() - correct[place == b].mean()) * (place == b).mean()
               for b in range(bins) if (place == b).any())


class Softmax:
    """One multinomial model: fitted on all, its temperature from what was left out."""

    def __init__(self, name, vectors, labels, order, fold, weight=None, shares=None, strengths=STRENGTHS):
        shares = np.ones(len(labels)) if shares is None else shares
        best = None
        for strength in strengths:
            logits, names = left_out_logits(lambda: logistic(strength, weight), vectors, labels, fold, shares)
            temperature = temperature_of(logits, names, labels, shares)
            loss = log_loss(logits / temperature, names, labels, shares)
            if best is None or loss < best[0]:
                best = (loss, strength, logits, temperature)
        _, self.strength, logits, self.temperature = best
        self.order = order
        columns = [list(names).index(c) for c in order]
        model = logistic(self.strength, weight).fit(vectors, labels, shares)
        self.weights = np.round(model.coef_[columns], 4)
        self.intercept = np.round(model.intercept_[columns], 4)
        self.left_out = softmax(logits[:, columns] / self.temperature)
        guess = np.array(order)[self.left_out.argmax(1)]
        print(f"{name}: C {self.strength}, temperature {self.temperature:.3f}, left-out macro-F1 "
              f"{f1_score(labels, guess, average='macro'):.3f}, calibration error "
              f"{calibration_error(self.left_out.max(1), guess == labels):.3f}")

    def probabilities(self, vectors):
        return softmax((vectors @ self.weights.T + self.intercept) / self.temperature)

    def as_json(self):
        return {"classes": self.order, "intercept": self.intercept.tolist(), "weights": self.weights.tolist(),
                "temperature": round(self.temperature, 4)}
