"""What every message passes on its way to the dialogue, and every reply on its way back."""
