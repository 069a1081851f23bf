"""What the newspaper prints for money: adverts in their places, and readers' notices."""
