"""What `benchmarks/fuzz.py` is made of: messages, requests, channels, judging."""
