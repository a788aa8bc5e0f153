"""Pure geometry: where the boxes of an organisation chart stand, for screen and paper alike."""
