"""What the socket.io channel is made of: its wire format, its bounds, what waits for a client."""
