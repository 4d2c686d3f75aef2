//! Text generation and choice by a local language model.
