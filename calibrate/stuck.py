"""Whether homework asks about something of its own or only says that one does not get on: a logistic over the vector."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

STRENGTH = 10
FOLDS = 10


class Stuck:
    """`told`: the exemplars of stuck.yml."""

    def __init__(self, embed, told: dict) -> None:
        stuck, asks = (told[name]["ru"] + told[name]["en"] for name in ("stuck", "asks"))
        vectors, target = embed(stuck + asks), np.array([1] * len(stuck) + [0] * len(asks))
        model = LogisticRegression(C=STRENGTH, max_iter=5000, class_weight="balanced")
        guess = cross_val_predict(model, vectors, target, cv=FOLDS)
        print(f"stuck n {len(stuck)}, asks n {len(asks)}: left-out recall of stuck {guess[target == 1].mean():.3f}, "
              f"asks taken for it {guess[target == 0].mean():.3f}")
        model.fit(vectors, target)
        self.weights, self.intercept = np.round(model.coef_[0], 4), round(float(model.intercept_[0]), 4)

    def as_json(self):
        return {"weights": self.weights.tolist(), "intercept": self.intercept}
