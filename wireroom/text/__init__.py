"""Words: addresses, languages, sentences, names, numbers, dates, fingerprints, safe markup."""
