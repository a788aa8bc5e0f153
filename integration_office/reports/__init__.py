"""The paper: analysis into engine-neutral blocks, blocks into PDF."""
