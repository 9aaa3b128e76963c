"""Rasa input channels: each turns one wire format into user messages and bot replies back."""
