"""Reading a question: whether it leans on the one before, what it keeps of that, what its entities say."""
