"""What Prometheus is told of the bot: counts and times with labels from closed lists alone.

Nothing is imported here: with several workers `bot.metrics.sharing` comes before prometheus_client.
"""
