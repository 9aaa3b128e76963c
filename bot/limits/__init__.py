"""How much may come from whom: messages a minute by sender and by address, said politely."""
