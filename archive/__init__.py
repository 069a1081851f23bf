"""The archive «Жаңалықтар мұрағаты»: year, month and day pages, and the month calendar."""
