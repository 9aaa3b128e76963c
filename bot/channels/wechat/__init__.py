"""The WeChat Official Account: letters in XML, signed and sealed, answered within WeChat's five seconds."""
