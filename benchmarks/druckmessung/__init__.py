"""What setting the concept on paper costs."""
