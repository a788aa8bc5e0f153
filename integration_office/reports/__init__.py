"""The paper: analysis into engine-neutral blocks, blocks into PDF, DOCX and ODT, tables into annexes."""
