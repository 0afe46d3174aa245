"""``python -m hindi_news`` is the command ``hindi-news``."""

from .cli import main

if __name__ == "__main__":
    main()
