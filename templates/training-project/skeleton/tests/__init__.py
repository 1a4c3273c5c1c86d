"""Tests of the trainer: python -m unittest"""
