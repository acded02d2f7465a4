"""Speed against peers. No part of the package: `make bench` runs it."""
