"""A room with its owner whose writer knows one page without a feed."""

from hubs import LAYOUTS, hub
from owners import Owned

from wireroom import app
from wireroom.cli.found import Looked, told_of_search
from wireroom.feeds.page_learn import learn
from wireroom.pipeline.adding import take_found
from wireroom.pipeline.finding import Candidate, Search
from wireroom.ports import Answer
from wireroom.store.personal import Personal
from wireroom.web.app import create_app
from wireroom.web.site import SiteSettings


class HubRoom(Owned):
    """The room; looking at any address finds the page, adding takes the chosen list."""

    def __init__(self, folder):
        super().__init__(folder)
        self.page = hub("front", LAYOUTS["front"], "dated", "en")
        answer = Answer(url=self.page.url, final_url=self.page.url, status=200, body=self.page.page)
        other = Candidate(url="https://other.example/feed?a=<b>", title="A <i>feed</i>", why="linked on the page")
        lists = tuple(learn(self.page.page, self.page.url))
        self.search = Search(lists=lists, page=answer, others=(other,))
        self.looked = Looked()
        self.site = create_app(
            open_reader=lambda: app.open_reader(self.path),
            clock=self.clock,
            site=SiteSettings(look_every=0.005),
            control=self._control,
            open_private=lambda: Personal.open(self.path),
            real_clock=self.clock,
        )

    async def _control(self, order):
        self.sent.append(order)
        if order["act"] == "owner":
            return await self.orders.handle(order)
        if order["act"] == "look":
            self.looked.keep(order["url"], self.search, self.clock.now())
            return told_of_search(order["url"], self.search)
        found = self.looked.chosen(order["url"], order["number"], order["shown"], self.clock.now())
        take_found(self.intake, found, self.clock.now())
        return {"source": found.source.name, "feed": found.feed.url}
