"""Which events come from outside."""

from wireroom.model.events import (
    ArticleRead,
    ArticleSeen,
    ArticlesForgotten,
    FeedAdded,
    FeedRemoved,
    MinutePassed,
    PictureKept,
    PicturesDropped,
    ReadFailed,
    SourceAdded,
    SourceMarked,
    StoryHidden,
    StoryPinned,
    TalkCounted,
)
from wireroom.model.situation_notes import DissentNoted, LevelDecided, ObservationJudged
from wireroom.model.watch_events import SeriesTaken, SituationAdded, SituationRemoved

#: What comes from outside; all other events follow from these.
INPUTS = (
    SourceAdded,
    FeedAdded,
    FeedRemoved,
    ArticleSeen,
    ArticleRead,
    ReadFailed,
    StoryPinned,
    StoryHidden,
    SourceMarked,
    SituationAdded,
    SituationRemoved,
    SeriesTaken,
    LevelDecided,
    ObservationJudged,
    DissentNoted,
    ArticlesForgotten,
    PictureKept,
    PicturesDropped,
    TalkCounted,
    MinutePassed,
)
