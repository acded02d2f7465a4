"""Random bytes, guided by what code they reach, against everything that reads what comes from outside."""
