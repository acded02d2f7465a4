"""Words that tell how a deed is done, what it is about and how far it has come, in English and both Chinese scripts.

The lists of modes, contexts and stages are those of `model/codebook.py`; each word here is written from general
knowledge of what the codebook means by them. English words are patterns at word borders, Chinese ones stand anywhere.
"""

#: Type -> mode -> (English, Chinese).
MODES = {
    "CONSULT": {
        "visit": (r"visit\w*|trip to|arriv\w+ in|travel\w* to|tour\w*", "访问 訪問 到访 到訪 抵达 抵達 出访 出訪"),
        "host": (r"host\w*|receiv\w+|welcom\w+", "接见 接見 接待 会见 會見"),
        "phone": (r"phone\w*|call(?:s|ed)? with|hotline|spoke by", "通电话 通電話 通话 通話 热线 熱線"),
        "third-party": (r"mediat\w+|broker\w*|go-between", "斡旋 调停 調停"),
        "multilateral": (r"summit|multilateral|forum", "峰会 峰會 多边 多邊 论坛 論壇"),
    },
    "RETREAT": {
        "withdraw": (r"withdr\w+|pull\w* (?:out|back)|retreat\w*", "撤军 撤軍 撤离 撤離 撤出"),
        "release": (r"releas\w+|freed|free(?:s|ing)", "释放 釋放 获释 獲釋"),
        "return": (r"return\w*|hand\w* back", "归还 歸還 交还 交還"),
        "disarm": (r"disarm\w*|demilitari\w+|dismantl\w+", "裁军 裁軍 解除武装 解除武裝"),
        "ceasefire": (r"cease-?fire|truce|armistice", "停火 休战 休戰"),
        "access": (r"(?:opens?|opened|reopen\w*|allow\w*) .*(?:access|corridor|crossing|strait|port)", "开放 開放"),
        "resign": (r"resign\w*|step\w* down|quit\w*", "辞职 辭職 下台"),
    },
    "THREATEN": {
        "violence": (
            (
                r"force|attack\w*|strik\w+|war|invade\w*|military (?:action|response)|destroy\w*|shoot\w*|fire on"
                r"|crush\w*"
            ),
            "武力 攻击 攻擊 打击 打擊 开战 開戰 动武 動武 消灭 消滅 军事行动 軍事行動",
        ),
        "territory": (
            r"annex\w*|seiz\w+ (?:the )?\w*|occup\w+|invade\w*|take (?:back|over)",
            "收复 收復 占领 佔領 统一 統一",
        ),
        "restrict": (
            r"blockad\w+|quarantin\w+|clos\w+|turn\w* back|restrict\w*|embargo\w*|cut off",
            "封锁 封鎖 隔离检查 隔離檢查 封闭 封閉 禁航",
        ),
        "ban": (r"ban\w*|prohibit\w*", "禁止 禁令"),
        "expel": (r"expel\w*|expulsion", "驱逐 驅逐"),
        "relations": (r"(?:sever|cut|break|downgrad)\w* (?:ties|relations)", "断交 斷交 中断关系 中斷關係"),
        "arrest": (r"arrest\w*|detain\w*", "逮捕 拘留"),
        "political": (r"veto\w*|boycott\w*|no-confidence", "否决 否決 抵制"),
    },
    "PROTEST": {
        "strike": (r"strik\w+|walk\w* out|stoppage", "罢工 罷工"),
        "demo": (r"demonstrat\w+|rall\w+|march\w*|protest\w*", "示威 游行 遊行 集会 集會"),
        "riot": (r"riot\w*|loot\w*|clash\w*", "骚乱 騷亂 暴动 暴動"),
        "hunger": (r"hunger strike\w*", "绝食 絕食"),
        "boycott": (r"boycott\w*", "抵制"),
        "obstruct": (r"block\w* (?:the )?(?:road|port|bridge|entrance)\w*|sit-in\w*|occup\w+", "静坐 靜坐 堵路"),
    },
    "SANCTION": {
        "expel": (r"expel\w*|expulsion", "驱逐 驅逐"),
        "withdraw": (r"recall\w*|withdr\w+", "召回"),
        "discontinue": (
            r"suspend\w*|halt\w*|cut\w* off|freez\w+|froze\w*|embargo\w*|tariff\w*|ban\w*|export controls?",
            "中止 暂停 暫停 冻结 凍結 禁运 禁運 关税 關稅 出口管制",
        ),
        "convict": (r"convict\w*|sentenc\w+|jail\w*", "判刑 定罪"),
    },
    "MOBILIZE": {
        "troops": (
            (
                r"troops?|soldiers?|forces|warships?|fleet|aircraft|jets?|fighters?|ships?|vessels?|navy|army"
                r"|reservists?|carriers?|bombers?|drills?|exercis\w+|manoeuvres|maneuvers"
            ),
            (
                "部队 部隊 军队 軍隊 军舰 軍艦 战机 戰機 军机 軍機 舰队 艦隊 共机 共機 共舰 共艦 增兵 演习 演習 "
                "演训 演訓 军演 軍演 航母 预备役 預備役"
            ),
        ),
        "weapons": (
            (
                r"missiles?|weapons?|ammunition|munitions|rockets?|artillery|launchers?|warheads?|fuel|stockpil\w+"
                r"|requisition\w*"
            ),
            "导弹 導彈 飞弹 飛彈 武器 弹药 彈藥 火箭 火炮 油料 储备 儲備 征用 徵用",
        ),
        "police": (r"police|coast ?guard", "警察 海警 公安"),
        "militia": (r"militia\w*|paramilitar\w+", "民兵"),
    },
    "COERCE": {
        "seize": (
            r"seiz\w+|captur\w+|board(?:s|ed|ing)|impound\w*|hijack\w*|commandeer\w*",
            "扣押 扣留 夺取 奪取 登检 登檢 劫持",
        ),
        "confiscate": (r"confiscat\w+", "没收 沒收 查封"),
        "destroy": (
            r"demolish\w*|destroy\w*|raz\w+|cut\w* (?:the )?\w* ?cables?|sever\w* (?:the )?\w* ?cables?",
            "摧毁 摧毀 切断电缆 切斷電纜",
        ),
        "restrict": (
            (
                r"blockad\w+|quarantin\w+|clos\w+|block\w*|turn\w* back|intercept\w*|restrict\w*|cut off|ram\w*"
                r"|water cannon\w*"
            ),
            "封锁 封鎖 封闭 封閉 拦截 攔截 禁航 水炮 水砲 隔离 隔離",
        ),
        "ban": (r"ban\w*|outlaw\w*|prohibit\w*", "取缔 取締 禁止"),
        "censor": (r"censor\w*|shut down .*(?:paper|station|site)", "审查 審查"),
        "curfew": (r"curfew\w*", "宵禁"),
        "martial-law": (r"martial law|state of emergency", "戒严 戒嚴 紧急状态 緊急狀態"),
        "arrest": (r"arrest\w*", "逮捕 拘捕"),
        "detain": (r"detain\w*|detention|held|custody|kidnap\w*|abduct\w*", "拘留 扣留 绑架 綁架"),
        "deport": (r"deport\w*", "遣返 驱逐出境 驅逐出境"),
        "withhold": (r"withh\w+", "扣发 扣發"),
        "misinformation": (
            r"disinformation|misinformation|fake news|propaganda|hack\w*|cyber\w*",
            "假消息 假信息 虚假信息 虛假訊息 网络攻击 網路攻擊 黑客 駭客",
        ),
    },
    "ASSAULT": {
        "heavy-weapons": (
            (
                r"shell\w*|bombard\w*|missiles?|air ?strikes?|artillery|bomb(?:s|ed|ing)|drones?|rockets?"
                r"|torpedo\w*"
            ),
            "空袭 空襲 炮击 炮擊 砲擊 轰炸 轟炸 导弹 導彈 飞弹 飛彈 无人机 無人機",
        ),
        "firearms": (
            r"shot|shoot\w*|gunfire|gunm\w+|open\w* fire|fired? (?:on|at)|exchang\w+ fire",
            "开火 開火 枪击 槍擊 射杀 射殺 交火",
        ),
        "explosives": (r"explo\w+|bomb\w*|blast\w*|mines?|grenades?", "爆炸 炸弹 炸彈 水雷 地雷"),
        "suicide-attack": (r"suicide \w+", "自杀式 自殺式"),
        "assassinate": (r"assassinat\w+", "暗杀 暗殺"),
        "execute": (r"execut\w+", "处决 處決"),
        "beat": (r"beat\w*|punch\w*|assault\w*", "殴打 毆打"),
        "torture": (r"tortur\w+", "酷刑 拷打"),
        "sexual": (r"rap(?:e|ed|es|ing)|sexual\w*", "强奸 強姦 性侵"),
        "unconventional": (r"chemical\w*|poison\w*|nerve agent|radiolog\w+", "化学武器 化學武器 毒气 毒氣"),
        "crowd-control": (r"tear gas|rubber bullets|batons?|water cannon\w*", "催泪 催淚 橡胶子弹 橡膠子彈"),
        "primitive": (r"stabb\w+|knif\w+|machete\w*|stones?", "刺伤 刺傷 砍"),
    },
}

#: Context -> (English, Chinese).
CONTEXTS = {
    "military": (
        (
            r"military|troops?|soldiers?|army|navy|naval|air force|forces|warships?|fleet|aircraft carrier"
            r"|fighter jets?|jets?|missiles?|weapons?|arms|ammunition|drills?|exercis\w+|manoeuvres|maneuvers"
            r"|war ?games?|patrols?|drones?|defen[cs]e|submarines?|combat|artillery|radars?|bombers?|marines"
        ),
        (
            "军事 軍事 军队 軍隊 部队 部隊 海军 海軍 空军 空軍 战机 戰機 军舰 軍艦 武器 导弹 導彈 飞弹 飛彈 "
            "演习 演習 军演 軍演 演训 演訓 巡航 巡逻 巡邏 国防 國防 解放军 解放軍 共军 共軍 国军 國軍 军售 軍售 "
            "航母 潜艇 潛艇 无人机 無人機"
        ),
    ),
    "intelligence": (
        (
            r"intelligence|spy\w*|espionage|reconnaissance|surveillance data"
            r"|satellite (?:images?|imagery|data)|targeting data"
        ),
        "情报 情報 间谍 間諜 侦察 偵察 谍报 諜報",
    ),
    "diplomatic": (
        r"diplomat\w*|ambassadors?|embass\w+|envoys?|consul\w*|foreign minist\w+|summit",
        "外交 大使 使馆 使館 领事 領事 特使",
    ),
    "economic": (
        r"trade|tariffs?|econom\w+|export\w*|import\w*|loans?|invest\w+|sanctions?|business|market",
        "贸易 貿易 关税 關稅 经济 經濟 出口 进口 進口 贷款 貸款 投资 投資",
    ),
    "resource": (
        r"oil|gas|grain|rare earths?|minerals?|wheat|water|fuel|energy|coal",
        "石油 天然气 天然氣 粮食 糧食 稀土 矿产 礦產 能源 煤",
    ),
    "technology": (
        (
            r"technolog\w+|chips?|semiconductors?|dual-use|software|satellites?|engines?|machine tools?"
            r"|components?"
        ),
        "技术 技術 科技 芯片 晶片 半导体 半導體 卫星 衛星 零件 零部件 军民两用 軍民兩用",
    ),
    "transport": (
        (
            r"ships?|shipping|ports?|rail\w*|airports?|ferr\w+|tankers?|freight\w*|logistic\w*|convoy\w*|cargo"
            r"|flights?|ro-ro|vessels?"
        ),
        "航运 航運 港口 铁路 鐵路 机场 機場 渡轮 渡輪 油轮 油輪 货轮 貨輪 物流 后勤 後勤 运输 運輸 航班",
    ),
    "finance": (
        r"banks?|payments?|currenc\w+|assets?|bonds?|capital controls?|reserves",
        "银行 銀行 支付 货币 貨幣 资产 資產 债券 債券 资本管制 資本管制 外汇 外匯",
    ),
    "cyber": (
        r"cyber\w*|hack\w*|malware|ransomware|phishing|computer network\w*",
        "网络攻击 網路攻擊 网攻 網攻 黑客 駭客 网络 網路",
    ),
    "cbrn": (
        r"nuclear|chemical weapons?|biological weapons?|radiolog\w+|enrich\w+|warheads?",
        "核 化学武器 化學武器 生物武器 铀 鈾",
    ),
    "disease": (
        (
            r"disease|virus\w*|outbreaks?|epidemic\w*|pandemic\w*|vaccin\w+|cases of|cholera|ebola|measles"
            r"|mpox|influenza|flu"
        ),
        "疫情 病毒 疾病 疫苗 流感 霍乱 霍亂 传染 傳染",
    ),
    "disaster": (
        (
            r"earthquake\w*|flood\w*|typhoon\w*|hurricane\w*|wildfires?|tsunami\w*|landslides?|drought\w*"
            r"|rescue\w*"
        ),
        "地震 洪水 台风 颱風 飓风 颶風 山火 海啸 海嘯 旱灾 旱災 救援",
    ),
    "refugee": (r"refugees?|asylum|migrants?|displaced|evacuat\w+", "难民 難民 庇护 庇護 移民 撤侨 撤僑 疏散"),
    "territory": (
        r"border\w*|territor\w+|waters|airspace|islands?|annex\w+|sovereign\w+|median line|baseline",
        "边界 邊界 边境 邊境 领土 領土 领海 領海 空域 岛 島 主权 主權 中线 中線",
    ),
    "terrorism": (r"terror\w*|extremis\w+|insurgen\w+|jihad\w*", "恐怖 极端 極端"),
    "crime": (
        r"crim\w+|murder\w*|smuggl\w+|fraud\w*|gang\w*|robber\w*|traffick\w+",
        "犯罪 谋杀 謀殺 走私 诈骗 詐騙 帮派 幫派",
    ),
    "legal": (
        r"courts?|trial|law\w*|judges?|indict\w+|lawsuit\w*|prosecut\w+|ruling",
        "法院 法庭 审判 審判 法律 起诉 起訴 检察 檢察",
    ),
    "election": (r"elect\w+|vot\w+|ballot\w*|campaign\w*|referendum", "选举 選舉 投票 大选 大選 公投"),
    "executive": (r"president\w*|prime minister|cabinet|government", "总统 總統 总理 總理 首相 内阁 內閣 政府"),
    "legislative": (
        r"parliament\w*|congress\w*|senat\w+|lawmakers?|bill|legislat\w+",
        "议会 議會 国会 國會 参议 參議 立法院 法案",
    ),
    "rights": (r"human rights|freedom\w*|repress\w+|minorit\w+|women's rights", "人权 人權 自由 镇压 鎮壓"),
    "religion": (r"religio\w+|church\w*|mosque\w*|temple\w*|clergy", "宗教 教会 教會 清真寺 寺庙 寺廟"),
    "environment": (r"climate|pollution|emissions?|environment\w*", "气候 氣候 污染 排放 环境 環境"),
    "information": (
        r"media|journalists?|broadcast\w*|internet|censor\w*|disinformation|propaganda",
        "媒体 媒體 记者 記者 广播 廣播 互联网 網際網路 假消息",
    ),
    "assets": (r"assets?|property|holdings|reserves", "资产 資產 财产 財產"),
}

#: Stage -> (English, Chinese), the farthest first: "delivered after it was announced" is delivered.
STAGES = {
    "ended": (r"ended|expired|halted|stopped|suspended|called off|cancel\w+", "结束 結束 终止 終止 停止 取消"),
    "completed": (r"completed|finished|concluded", "完成 圆满 圓滿 落幕"),
    "delivered": (
        r"deliver(?:y|ed|ies)|received|arrived|handed over|took possession|supplied",
        "交付 送达 送達 运抵 運抵 交货 交貨 抵达 抵達 接收",
    ),
    "shipped": (
        r"shipp(?:ed|ing|ment\w*)|en route|loaded|sent|dispatched",
        "起运 起運 装运 裝運 发货 發貨 运往 運往",
    ),
    "begun": (
        r"began|begun|start(?:s|ed)|launch(?:es|ed)|under ?way|kick\w* off|opened",
        "开始 開始 启动 啟動 展开 展開 举行 舉行",
    ),
    "contracted": (
        r"contract\w*|signed|deal|order(?:s|ed)|agreed|approved|purchas\w+",
        "合同 合約 签署 簽署 签订 簽訂 订购 訂購 批准 采购 採購 协议 協議",
    ),
    "announced": (
        r"announc\w+|unveil\w+|declared|pledg\w+|promis\w+|vow\w*|said it would",
        "宣布 宣佈 公布 承诺 承諾 表示将 表示將",
    ),
    "planned": (
        r"plan(?:s|ned|ning)?|consider\w+|propos\w+|intend\w*|weigh\w*|prepar\w+",
        "计划 計劃 拟 擬 考虑 考慮 准备 準備 提议 提議",
    ),
}
