"""The parts of bin/eval. A section is a module with `measure(bench)` that yields figures."""
