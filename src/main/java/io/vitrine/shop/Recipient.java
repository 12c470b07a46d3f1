package io.vitrine.shop;

/**
 * Who gets what is ordered, and where.
 *
 * @param name 1 to 80 characters
 * @param phone 7 to 20 digits, spaces, dashes, brackets and a plus
 * @param email may be empty
 * @param postcode at most 10 characters; may be empty
 * @param address 1 to 200 characters on one line
 * @param wishes for whoever brings it, at most 200 characters; may be empty
 */
public record Recipient(String name, String phone, String email, String postcode, String address, String wishes) {

    public Recipient {
        name = name.strip();
        phone = phone.strip();
        email = email.strip();
        postcode = postcode.strip();
        address = address.strip();
        wishes = wishes.strip();
    }
}
