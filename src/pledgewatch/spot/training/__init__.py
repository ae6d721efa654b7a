"""Learning the weights from labelled articles. Nothing at run time needs this; it needs scikit-learn."""
