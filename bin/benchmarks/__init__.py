"""The sections of bin/bench: time, memory and what they are held against."""
