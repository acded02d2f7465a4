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
    SituationAdded,
    SituationRemoved,
    SourceAdded,
    SourceMarked,
    StoryHidden,
    StoryPinned,
    TalkCounted,
)

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
    ArticlesForgotten,
    PictureKept,
    PicturesDropped,
    TalkCounted,
    MinutePassed,
)
