"""Facts of all articles of the window side by side, so that one is compared with all others at once."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from wireroom.stories.known import Known


@dataclass(slots=True)
class Rows:
    """Columns by row number. Rows are only added; one that left stays empty until all are numbered anew."""

    size: int = 0
    gone: int = 0
    ids: list[str] = field(default_factory=list)
    #: Language -> its number in `language`.
    languages: dict[str, int] = field(default_factory=dict)
    _language: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros(1024, dtype=np.int32))
    _order: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(1024, dtype=np.int64))
    _words: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(1024))
    _earliest: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(1024))
    _latest: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(1024))
    _here: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(1024, dtype=np.bool_))
    _places: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(1024, dtype=np.int64))

    def add(self, article: Known) -> int:
        """Enter an article and return its row."""
        row = self.size
        if row == len(self._here):
            for name in ("_language", "_order", "_words", "_earliest", "_latest", "_here", "_places"):
                old = getattr(self, name)
                setattr(self, name, np.concatenate([old, np.zeros_like(old)]))
        self.ids.append(article.article_id)
        self._here[row] = True
        self.size += 1
        self.put(row, article)
        return row

    def put(self, row: int, article: Known) -> None:
        """Write an article into a row."""
        self._language[row] = self.number(article.language)
        self._order[row] = article.order
        self._words[row] = article.vectors.words
        self._earliest[row], self._latest[row] = article.earliest, article.latest

    def remove(self, row: int) -> None:
        """Empty a row."""
        self._here[row] = False
        self.gone += 1

    def number(self, language: str) -> int:
        """Return the number of a language."""
        return self.languages.setdefault(language, len(self.languages))

    def places(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Give by row number the place of each of some rows among them; what stands for other rows means nothing.

        It is one array for all who ask, good until the next: a fresh one of the window's size costs more than its use.
        """
        self._places[rows] = np.arange(len(rows))
        return self._places

    def wasteful(self) -> bool:
        """Say whether more rows are empty than in use."""
        return self.gone > 1000 + (self.size - self.gone)

    @property
    def language(self) -> npt.NDArray[np.int32]:
        """Numbers of languages: int32 (size,)."""
        return self._language[: self.size]

    @property
    def order(self) -> npt.NDArray[np.int64]:
        """Order in which the articles came: int64 (size,)."""
        return self._order[: self.size]

    @property
    def words(self) -> npt.NDArray[np.float64]:
        """Words of title and lead: float64 (size,)."""
        return self._words[: self.size]

    @property
    def earliest(self) -> npt.NDArray[np.float64]:
        """Earliest time of publication: float64 (size,)."""
        return self._earliest[: self.size]

    @property
    def latest(self) -> npt.NDArray[np.float64]:
        """Latest time of publication: float64 (size,)."""
        return self._latest[: self.size]

    @property
    def here(self) -> npt.NDArray[np.bool_]:
        """Whether a row is in use: bool (size,)."""
        return self._here[: self.size]
