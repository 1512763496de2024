package com.example.weather.data;

public record Measurement(String city, double celsius) {}
