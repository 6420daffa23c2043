"""What rules and promises both know of the page round an article: its lines, its phrases, what stands round others."""
