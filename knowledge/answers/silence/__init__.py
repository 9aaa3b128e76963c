"""When not to answer: what evidence must hold, how sure an answer is, and what is offered instead."""
