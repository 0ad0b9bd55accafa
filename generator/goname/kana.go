package goname

import "strings"

// Kana is written in Hepburn; a long vowel is doubled, since a macron would be lost: コーヒー is koohii.

const (
	longVowel   = 'ー'
	smallTsu    = 'ッ'
	firstKana   = 'ァ'
	hiraganaGap = 'ァ' - 'ぁ'
)

func isKana(r rune) bool { return kana[katakana(r)] != "" || r == longVowel || katakana(r) == smallTsu }

func katakana(r rune) rune {
	if 'ぁ' <= r && r <= 'ゖ' {
		return r + hiraganaGap
	}
	return r
}

// kana holds single katakana, from firstKana on.
var kana = func() map[rune]string {
	const sounds = "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji - tsu zu te de to do " +
		"na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro " +
		"wa wa wi we wo n vu ka ke va vi ve vo"
	table := map[rune]string{}
	r := rune(firstKana)
	for _, sound := range strings.Fields(sounds) {
		if sound != "-" {
			table[r] = sound
		}
		r++
	}
	return table
}()

// Small kana change the one before them.
var (
	smallY     = map[rune]string{'ャ': "a", 'ュ': "u", 'ョ': "o"}
	smallVowel = map[rune]string{'ァ': "a", 'ィ': "i", 'ゥ': "u", 'ェ': "e", 'ォ': "o"}
)

// romaniseKana writes one run of kana as one lower-case word.
func romaniseKana(run []rune) string {
	var out strings.Builder
	double := false
	for i := 0; i < len(run); {
		r := katakana(run[i])
		switch r {
		case smallTsu:
			double = true
			i++
			continue
		case longVowel:
			out.WriteString(lastVowel(out.String()))
			i++
			continue
		}
		sound, used := kanaSound(run, i)
		if double {
			out.WriteString(geminate(sound))
			double = false
		}
		out.WriteString(sound)
		i += used
	}
	if double || out.Len() == 0 {
		out.WriteString("tsu")
	}
	return out.String()
}

// kanaSound returns the sound at i and how many kana spell it.
func kanaSound(run []rune, i int) (string, int) {
	sound := kana[katakana(run[i])]
	if i+1 == len(run) {
		return sound, 1
	}
	next := katakana(run[i+1])
	stem := sound[:len(sound)-1]
	if y := smallY[next]; y != "" && stem != "" {
		if strings.HasSuffix(stem, "sh") || strings.HasSuffix(stem, "ch") || stem == "j" {
			return stem + y, 2
		}
		return stem + "y" + y, 2
	}
	switch v := smallVowel[next]; {
	case v != "" && sound == "u":
		return "w" + v, 2
	case v != "" && stem != "":
		return stem + v, 2
	}
	return sound, 1
}

// geminate returns what a small tsu writes before a sound: the consonant again, t before ch.
func geminate(sound string) string {
	switch {
	case strings.HasPrefix(sound, "ch"):
		return "t"
	case strings.ContainsRune("aiueo", rune(sound[0])):
		return "t"
	}
	return sound[:1]
}

func lastVowel(s string) string {
	if s == "" || !strings.ContainsRune("aiueo", rune(s[len(s)-1])) {
		return ""
	}
	return s[len(s)-1:]
}
