package io.vitrine.stripe;

/** Runs the races on the embedded database. */
class FirstPaidRacesTests extends FirstPaidRaces {}
