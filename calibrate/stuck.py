"""Whether homework asks about something of its own or only says that one does not get on: a logistic over the vector."""

import numpy as np

from fitting import FOLDS, folds_of_clusters, logistic

STRENGTH = 10
THRESHOLD = 0.4  # a logit: how likely it is .6; of what asks, hardly any is pointed to the task for it


class Stuck:
    """`told`: the exemplars of stuck.yml."""

    def __init__(self, embed, told: dict) -> None:
        stuck, asks = (told[name]["ru"] + told[name]["en"] for name in ("stuck", "asks"))
        vectors, target = embed(stuck + asks), np.array([1] * len(stuck) + [0] * len(asks))
        fold = folds_of_clusters(vectors, target)
        scores = np.zeros(len(target))
        for k in range(FOLDS):
            model = logistic(STRENGTH, "balanced").fit(vectors[fold != k], target[fold != k])
            scores[fold == k] = model.decision_function(vectors[fold == k])
        taken = scores >= THRESHOLD
        print(f"stuck n {len(stuck)}, asks n {len(asks)}: left-out recall of stuck {taken[target == 1].mean():.3f}, "
              f"asks taken for it {taken[target == 0].mean():.3f}")
        model = logistic(STRENGTH, "balanced").fit(vectors, target)
        self.weights, self.intercept = np.round(model.coef_[0], 4), round(float(model.intercept_[0]), 4)

    def as_json(self):
        return {"weights": self.weights.tolist(), "intercept": self.intercept, "threshold": THRESHOLD}
