"""The hotline: a telephone platform sends what a caller says, and is told what a voice says back."""
