// Every sentence that the page itself says; answers come from the bot.
export const TEXT = {
  bot: "瓯问",
  resident: "我",
  greeting:
    "您好，我是瓯问，按《温州市人民政府公报》的原文回答政策问题，每个答案都附出处。\n您可以直接提问，或点下面的话题：",
  topics: [
    { title: "最低工资", payload: "温州各地的最低工资标准是多少？" },
    { title: "养老金", payload: "城乡居民基础养老金每月多少？" },
    { title: "低保", payload: "各县（市、区）的低保标准是多少？" },
    { title: "养犬", payload: "限养区里不能养哪些犬？" },
  ],
  person: "转人工",
  typing: "正在输入…",
  sending: "发送中",
  failed: "发送失败",
  retry: "重发",
  offline: "没有连上服务器，请检查网络后点“重发”。",
  yesterday: "昨天",
  source: "出处",
  quote: "原文",
  open: "查看公报原页",
  table: "表格，可左右滑动",
  choices: "可以点选",
};
