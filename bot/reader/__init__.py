"""The bulletin reader: the issues as pages to read, where the words of an answer stand marked."""
