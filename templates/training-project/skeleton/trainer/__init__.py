"""Trains a classifier of flowers by their measures."""
