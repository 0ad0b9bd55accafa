package goname

import "strings"

// Hangul is written as the Revised Romanization of Korean has it (문화관광부 고시 2000-8), by sound: 신라 is silla, 독립 dongnip.
// As in the standard's rule for nouns, ㅎ after ㄱ, ㄷ, ㅂ stays an h (입학 is iphak), and tensed sounds are not shown.

// isHangul is true of syllables and of single letters (after NFKC: conjoining jamo).
func isHangul(r rune) bool {
	return firstSyllable <= r && r <= lastSyllable || isJamo(r)
}

func isJamo(r rune) bool {
	return firstInitial <= r && r < firstInitial+19 || firstVowel <= r && r < firstVowel+21 || firstFinal < r && r < firstFinal+28
}

const (
	firstSyllable = 0xAC00
	lastSyllable  = 0xD7A3
	firstInitial  = 0x1100
	firstVowel    = 0x1161
	firstFinal    = 0x11A7 // "no final"; the first real one follows
)

// A syllable is its letters as compatibility jamo, 0 for none. Finals may be clusters.
type syllable struct{ initial, vowel, final rune }

var (
	initials = []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	vowels   = []rune("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
	finals   = append([]rune{0}, []rune("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")...)
)

var initialSound = map[rune]string{
	'ㄱ': "g", 'ㄲ': "kk", 'ㄴ': "n", 'ㄷ': "d", 'ㄸ': "tt", 'ㄹ': "r", 'ㅁ': "m", 'ㅂ': "b", 'ㅃ': "pp", 'ㅅ': "s", 'ㅆ': "ss",
	'ㅇ': "", 'ㅈ': "j", 'ㅉ': "jj", 'ㅊ': "ch", 'ㅋ': "k", 'ㅌ': "t", 'ㅍ': "p", 'ㅎ': "h",
}

var vowelSound = map[rune]string{
	'ㅏ': "a", 'ㅐ': "ae", 'ㅑ': "ya", 'ㅒ': "yae", 'ㅓ': "eo", 'ㅔ': "e", 'ㅕ': "yeo", 'ㅖ': "ye", 'ㅗ': "o", 'ㅘ': "wa", 'ㅙ': "wae",
	'ㅚ': "oe", 'ㅛ': "yo", 'ㅜ': "u", 'ㅝ': "wo", 'ㅞ': "we", 'ㅟ': "wi", 'ㅠ': "yu", 'ㅡ': "eu", 'ㅢ': "ui", 'ㅣ': "i",
}

// finalSound is what a final is at the end of a word: one of seven sounds.
var finalSound = map[rune]string{
	'ㄱ': "k", 'ㄲ': "k", 'ㄳ': "k", 'ㄴ': "n", 'ㄵ': "n", 'ㄶ': "n", 'ㄷ': "t", 'ㄹ': "l", 'ㄺ': "k", 'ㄻ': "m", 'ㄼ': "l", 'ㄽ': "l",
	'ㄾ': "l", 'ㄿ': "p", 'ㅀ': "l", 'ㅁ': "m", 'ㅂ': "p", 'ㅄ': "p", 'ㅅ': "t", 'ㅆ': "t", 'ㅇ': "ng", 'ㅈ': "t", 'ㅊ': "t", 'ㅋ': "k",
	'ㅌ': "t", 'ㅍ': "p", 'ㅎ': "t",
}

// clusters are the finals of two letters; the second moves over to a vowel.
var clusters = map[rune][2]rune{
	'ㄳ': {'ㄱ', 'ㅅ'}, 'ㄵ': {'ㄴ', 'ㅈ'}, 'ㄶ': {'ㄴ', 'ㅎ'}, 'ㄺ': {'ㄹ', 'ㄱ'}, 'ㄻ': {'ㄹ', 'ㅁ'}, 'ㄼ': {'ㄹ', 'ㅂ'}, 'ㄽ': {'ㄹ', 'ㅅ'},
	'ㄾ': {'ㄹ', 'ㅌ'}, 'ㄿ': {'ㄹ', 'ㅍ'}, 'ㅀ': {'ㄹ', 'ㅎ'}, 'ㅄ': {'ㅂ', 'ㅅ'},
}

// romaniseHangul writes one run of Hangul as one lower-case word.
func romaniseHangul(run []rune) string {
	syllables := make([]syllable, len(run))
	for i, r := range run {
		syllables[i] = decompose(r)
	}
	var out strings.Builder
	onset := initialSound[syllables[0].initial]
	for i, s := range syllables {
		out.WriteString(onset)
		out.WriteString(vowelSound[s.vowel])
		if i+1 == len(syllables) {
			out.WriteString(finalSound[s.final])
			break
		}
		var coda string
		coda, onset = boundary(s.final, syllables[i+1])
		out.WriteString(coda)
	}
	return out.String()
}

func decompose(r rune) syllable {
	switch {
	case r >= firstSyllable:
		n := r - firstSyllable
		return syllable{initials[n/(21*28)], vowels[n/28%21], finals[n%28]}
	case r > firstFinal:
		return syllable{final: finals[r-firstFinal]}
	case r >= firstVowel:
		return syllable{vowel: vowels[r-firstVowel]}
	}
	return syllable{initial: initials[r-firstInitial]}
}

// boundary returns the sounds of a final and of the initial after it.
func boundary(final rune, next syllable) (coda, onset string) {
	onset = initialSound[next.initial]
	switch {
	case final == 0:
		return "", onset
	case next.initial == 'ㅇ' && next.vowel != 0:
		return liaison(final, next.vowel)
	case next.initial == 'ㅎ':
		return beforeH(final, next.vowel)
	case final == 'ㅎ' || final == 'ㄶ' || final == 'ㅀ':
		return afterH(final, next.initial)
	}
	return assimilate(finalSound[final], onset)
}

// liaison moves a final over to the vowel that follows: 한글을 is hangeureul. Before i, ㄷ and ㅌ become j and ch (같이 is gachi).
func liaison(final, vowel rune) (coda, onset string) {
	if final == 'ㅇ' {
		return "ng", ""
	}
	moved := final
	if pair, ok := clusters[final]; ok {
		if pair[1] == 'ㅎ' {
			return "", initialSound[pair[0]]
		}
		coda, moved = finalSound[pair[0]], pair[1]
	}
	palatal := vowel == 'ㅣ' || vowel == 'ㅕ'
	switch {
	case moved == 'ㅎ':
		return coda, ""
	case moved == 'ㄷ' && palatal:
		return coda, "j"
	case moved == 'ㅌ' && palatal:
		return coda, "ch"
	}
	return coda, initialSound[moved]
}

// beforeH joins ㅈ, and before i also ㄷ, with the ㅎ after it; the others stay as they are.
func beforeH(final, vowel rune) (coda, onset string) {
	switch {
	case final == 'ㅈ', final == 'ㄷ' && (vowel == 'ㅣ' || vowel == 'ㅕ'):
		return "", "ch"
	case final == 'ㄵ':
		return "n", "ch"
	case final == 'ㅎ':
		return "", "h"
	}
	return finalSound[final], "h"
}

// afterH lets a final ㅎ harden what follows: 좋고 is joko, 많다 manta.
func afterH(final, initial rune) (coda, onset string) {
	if pair, ok := clusters[final]; ok {
		coda = finalSound[pair[0]]
	}
	switch initial {
	case 'ㄱ':
		return coda, "k"
	case 'ㄷ':
		return coda, "t"
	case 'ㅈ':
		return coda, "ch"
	case 'ㄴ', 'ㄹ', 'ㅁ':
		if coda == "" {
			coda = "t"
		}
		return assimilate(coda, initialSound[initial])
	}
	return coda, initialSound[initial]
}

// assimilate is what n, m and r do to the sound before them, and it to them: 국민 gungmin, 종로 jongno, 설날 seollal.
func assimilate(coda, onset string) (string, string) {
	nasal := map[string]string{"k": "ng", "t": "n", "p": "m"}[coda]
	switch {
	case (onset == "n" || onset == "m") && nasal != "":
		return nasal, onset
	case onset == "r" && nasal != "":
		return nasal, "n"
	case onset == "r" && (coda == "m" || coda == "ng"):
		return coda, "n"
	case onset == "r" && (coda == "n" || coda == "l"), onset == "n" && coda == "l":
		return "l", "l"
	}
	return coda, onset
}
