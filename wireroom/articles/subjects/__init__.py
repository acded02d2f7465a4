"""Words that tell what a text is about: one file a language, each with the same sections as keys.

How a word is written in the lists: `goal` is that word alone; `elect*` any word that begins so; `*minister` any word
that ends so, `*minister*` one that holds it; `world_cup` two words side by side. `court~` tells little: many subjects
use it. A word may stand under several sections and then counts in part for each. Chinese and Japanese words are found
anywhere.
"""
