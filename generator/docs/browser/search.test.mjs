// The matching of templates/docs/search.js against tables: what is found, and first.
import assert from "node:assert/strict";
import test from "node:test";
import { createRequire } from "node:module";

const search = createRequire(import.meta.url)("../../../templates/docs/search.js");

const index = [
  ["oneclick/index.html", [0, "oneclick", "원클릭 결제 API", "One-click payment API"]],
  ["oneclick/calls/getOrderStatus.html",
    [1, "getOrderStatus", "T4. 주문상태 확인", "T4. Order status", "", "GET /order/status"],
    [4, "order_id", "주문 번호", "Order number", " query.0"]],
  ["oneclick/schemas/Ordersheet.html",
    [2, "Ordersheet", "주문서", "Order sheet"],
    [3, "status", "OK", 0, "^.0"],
    [3, "approval_url", "인증 뒤에 이동할 곳", "Where to go after authentication", "^.0"],
    [5, "300", "유효하지 않은 주문", "Invalid order", "^.status1"],
    [5, "USER_LOCKED", "결제가 진행 중", "A payment is going on", "^.code1"]],
  ["online/calls/cancelPayment.html", [1, "cancelPayment", "결제취소", "Cancel a payment"]],
  ["points/calls/createGrant.html", [1, "retried", "적립", "Grant points", "", "Idempotency-Key"]],
  ["online/schemas/Card.html", [3, "닭고기수량", "닭 값", "", "^.0"], [3, "값어치", "삯", "", "^.0"]],
];
const lists = { ko: search.entries(index, "ko"), en: search.entries(index, "en") };

const find = (language, query) => search.find(lists[language], query).hits.map((e) => e.name.text);

// Each line: language, query, what must be found (the first of it first), what must not.
const table = [
  ["ko", "주문", ["Ordersheet", "order_id", "getOrderStatus", "300"], ["oneclick"]],
  ["ko", "ㅈㅁ", ["Ordersheet", "order_id", "getOrderStatus", "300"], ["oneclick"]],
  ["ko", "ㅈㅁㅅㅌ", ["getOrderStatus"], ["order_id"]],
  ["ko", "ㅇㅋㄹ", ["oneclick"], ["getOrderStatus"]],
  ["ko", "주ㅁ", ["Ordersheet", "order_id"], ["oneclick"]],
  ["ko", "ㅈ문", ["Ordersheet", "order_id"], ["oneclick"]],
  ["ko", "주문 상태", ["getOrderStatus"], ["order_id"]],
  ["ko", "주문상태", ["getOrderStatus"], ["order_id"]],
  ["ko", "상태 주문", ["getOrderStatus"], ["order_id"]],
  ["ko", "문상", ["getOrderStatus"], []],
  ["ko", "취소", ["cancelPayment"], ["oneclick"]],
  ["ko", "ㅊㅅ", ["cancelPayment"], ["oneclick"]],
  // what partners call it: the words of templates/docs/search.js
  ["ko", "환불", ["cancelPayment"], ["oneclick"]],
  ["en", "refund", ["cancelPayment"], ["oneclick"]],
  ["en", "refun", ["cancelPayment"], ["oneclick"]],
  ["ko", "멱등", ["retried"], ["cancelPayment"]],
  ["ko", "멱등성", ["retried"], ["cancelPayment"]],
  ["en", "idempotent", ["retried"], ["cancelPayment"]],
  // on the way to a word, as an input method shows it
  ["ko", "주", ["Ordersheet"], ["oneclick"]],
  ["ko", "줌", ["Ordersheet"], ["oneclick"]],
  ["ko", "주무", ["Ordersheet"], ["oneclick"]],
  ["ko", "결젳", ["cancelPayment"], []],
  // a final of two consonants, which may be two syllables'
  ["ko", "닭", ["닭고기수량"], []],
  ["ko", "달", ["닭고기수량"], []],
  ["ko", "닭고", ["닭고기수량"], []],
  ["ko", "ㄳ", ["닭고기수량"], ["oneclick"]],
  ["ko", "ㄷㄱㄱ", ["닭고기수량"], ["oneclick"]],
  ["ko", "값", ["값어치", "닭고기수량"], []],
  // Hangul taken apart, as some systems write it
  ["ko", "주문".normalize("NFD"), ["Ordersheet"], ["oneclick"]],
  ["en", "order", ["Ordersheet", "getOrderStatus", "order_id"], ["oneclick"]],
  ["en", "ORDER", ["Ordersheet", "getOrderStatus", "order_id"], ["oneclick"]],
  ["en", "ordersh", ["Ordersheet"], ["order_id"]],
  ["en", "sheet", ["Ordersheet"], ["order_id"]],
  ["en", "status", ["status", "getOrderStatus"], ["oneclick"]],
  ["en", "orderstatus", ["getOrderStatus"], ["order_id"]],
  ["en", "order_status", ["getOrderStatus"], ["order_id"]],
  ["en", "order-status", ["getOrderStatus"], ["order_id"]],
  ["en", "orderid", ["order_id"], ["getOrderStatus"]],
  ["en", "getorder", ["getOrderStatus"], ["order_id"]],
  ["en", "url", ["approval_url"], ["oneclick"]],
  ["en", "approvalurl", ["approval_url"], ["oneclick"]],
  ["en", "300", ["300"], ["oneclick"]],
  ["en", "user_locked", ["USER_LOCKED"], ["oneclick"]],
  ["en", "locked", ["USER_LOCKED"], []],
  ["en", "GET /order", ["getOrderStatus"], ["Ordersheet"]],
  ["en", "주문서", ["Ordersheet"], []],
  ["ko", "order sheet", ["Ordersheet"], ["getOrderStatus"]],
  ["ko", "oneclick 주문서", ["Ordersheet"], ["cancelPayment"]],
  ["en", "s", ["status", "Ordersheet"], ["approval_url"]],
  ["en", "zzz", [], ["oneclick"]],
  // what means something to regular expressions
  ["en", "(", [], []], ["en", "[a-z", [], []], ["en", ".*", [], []], ["en", "\\", [], []], ["en", "$&", [], []], ["en", "a{99999}", [], []],
];

for (const [language, query, want, not] of table) {
  test(`${language} ${query}`, () => {
    const have = find(language, query);
    if (want.length > 0) assert.equal(have[0], want[0], `first of ${have}`);
    for (const name of want) assert.ok(have.includes(name), `${name} is not among ${have}`);
    for (const name of not) assert.ok(!have.includes(name), `${name} is among ${have}`);
    if (want.length === 0 && not.length === 0) assert.deepEqual(have, []);
  });
}

test("anchors are unpacked", () => {
  assert.deepEqual(lists.ko.map((e) => e.anchor), [
    "", "", "query.order_id", "", "Ordersheet.status", "Ordersheet.approval_url", "Ordersheet.status", "Ordersheet.code", "", "", "Card.닭고기수량", "Card.값어치",
  ]);
});

test("labels are in the language of the page, or in the other", () => {
  const labels = (l) => lists[l].filter((e) => ["order_id", "status", "값어치"].includes(e.name.text)).map((e) => e.label);
  assert.deepEqual(labels("ko"), ["주문 번호", "OK", "삯"]);
  assert.deepEqual(labels("en"), ["Order number", "OK", "삯"]);
});

test("what was found is marked where it stands", () => {
  const marked = (text, query) => search.spans(text, search.terms(query)).map(([a, b]) => text.slice(a, b));
  assert.deepEqual(marked("T4. 주문 상태 확인", "ㅈㅁㅅㅌ"), ["주문 상태"]);
  assert.deepEqual(marked("getOrderStatus", "order sta"), ["Order", "Sta"]);
  assert.deepEqual(marked("aXa", "a"), ["a"]);
  assert.deepEqual(marked("<b>주문</b>", "줌"), ["주문"]);
});

test("a long query is no burden", () => {
  const big = search.entries(Array.from({ length: 3000 }, (_, i) => [`d/schemas/S${i}.html`, [2, `schema${i}`, "가나다라마바사아자차카타파하 ".repeat(5), "words ".repeat(15)]]), "ko");
  const started = performance.now();
  for (const query of ["가".repeat(2000), "ㄱㄴㄷ ".repeat(500), "a b c d e f g h i j k l m n", "((((".repeat(500)]) search.find(big, query);
  assert.ok(performance.now() - started < 4000, "four searches of 3,000 entries take seconds");
});
