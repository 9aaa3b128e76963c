"""The dialogue around `knowledge`: Rasa components and channels, the server and the `ouwen` command."""
