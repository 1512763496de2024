package com.example;

import java.util.List;

public record Item(String name, List<Long> sizes) {}
