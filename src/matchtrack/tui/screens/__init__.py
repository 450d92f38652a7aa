"""Whole screens and modal questions, each beside its style sheet."""
