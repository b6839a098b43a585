"""Pictures of the built sites: choosing pages, photographing, comparing, laying out; for developers, not shipped."""
