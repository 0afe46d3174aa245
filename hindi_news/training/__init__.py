"""Builds and measures the models and tables in the wheel; ``python -m hindi_news.training --help`` (extra ``[train]``)."""
